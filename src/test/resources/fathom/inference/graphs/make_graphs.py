"""Makes the small graphs beside this file (onnx 1.23.2): python make_graphs.py FOLDER"""
import onnx, numpy as np
from onnx import helper as h, TensorProto as T, numpy_helper as nh
import sys, os
d=sys.argv[1]; os.makedirs(d,exist_ok=True)
def save(name, nodes, ins, outs, inits=()):
    g=h.make_graph(nodes,name,ins,outs,list(inits))
    m=h.make_model(g,opset_imports=[h.make_opsetid('',17)],ir_version=8)
    onnx.checker.check_model(m); onnx.save(m,os.path.join(d,name+'.onnx'))
F=T.FLOAT
img=lambda n='image',t=F,s=(1,3,'h','w'): h.make_tensor_value_info(n,t,list(s))
out=lambda n='depth',t=F,s=(1,'h','w'): h.make_tensor_value_info(n,t,list(s))
ax=nh.from_array(np.array([0],np.int64),'ch')
red=lambda o: [h.make_node('Gather',['image','ch'],[o],axis=1)]
# red plane, rank 4 (1,1,h,w): Gather with 1-d index keeps the axis
save('red-rank4',red('depth'),[img()],[out(s=(1,1,'h','w'))],[ax])
sq=nh.from_array(np.array([0,1],np.int64),'axes')
save('red-rank2',red('p')+[h.make_node('Squeeze',['p','axes'],['depth'])],[img()],[out(s=('h','w'))],[ax,sq])
for name,t in (('int64',T.INT64),('int32',T.INT32),('uint8',T.UINT8),('int8',T.INT8),('int16',T.INT16),('double',T.DOUBLE),('float16',T.FLOAT16)):
    save('red-'+name,red('p')+[h.make_node('Cast',['p'],['depth'],to=t)],[img()],[out(t=t,s=(1,1,'h','w'))],[ax])
save('fixed-64x48',red('depth'),[img(s=(1,3,48,64))],[out(s=(1,1,48,64))],[ax])
save('all-channels',[h.make_node('Identity',['image'],['depth'])],[img()],[out(s=(1,3,'h','w'))])
save('two-outputs',red('depth')+[h.make_node('Neg',['depth'],['minus'])],[img()],[out(s=(1,1,'h','w')),out('minus',s=(1,1,'h','w'))],[ax])
save('two-inputs',[h.make_node('Gather',['image','ch'],['p'],axis=1),h.make_node('Mul',['p','scale'],['depth'])],[img(),h.make_tensor_value_info('scale',F,[1])],[out(s=(1,1,'h','w'))],[ax])
save('gray-input',[h.make_node('Identity',['image'],['depth'])],[img(s=(1,1,'h','w'))],[out(s=(1,1,'h','w'))])
save('byte-input',red('p')+[h.make_node('Cast',['p'],['depth'],to=F)],[img(t=T.UINT8)],[out(s=(1,1,'h','w'))],[ax])
# runs for minutes, in many small operators
body=h.make_graph([h.make_node('Sin',['x'],['y']),h.make_node('Identity',['c'],['c2'])],'body',
  [h.make_tensor_value_info('i',T.INT64,[]),h.make_tensor_value_info('c',T.BOOL,[]),h.make_tensor_value_info('x',F,None)],
  [h.make_tensor_value_info('c2',T.BOOL,[]),h.make_tensor_value_info('y',F,None)])
n=nh.from_array(np.array(10_000_000,np.int64),'n'); tr=nh.from_array(np.array(True),'go')
save('endless',red('p')+[h.make_node('Loop',['n','go','p'],['depth'],body=body)],[img()],[out(s=(1,1,'h','w'))],[ax,n,tr])
# an operator that fails while running: reshape to 7 cells
r=nh.from_array(np.array([1,1,1,7],np.int64),'seven')
save('fails-running',red('p')+[h.make_node('Reshape',['p','seven'],['depth'])],[img()],[out(s=(1,1,1,7))],[ax,r])
